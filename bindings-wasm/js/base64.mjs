// Base64 without `Buffer`, which browsers lack: built in where the platform is new enough.

/**
 * @param {string} text standard base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decodeBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const latin1 = atob(text);
  const bytes = new Uint8Array(latin1.length);
  for (let i = 0; i < latin1.length; i++) bytes[i] = latin1.charCodeAt(i);
  return bytes;
}
