// Short words about what was done, which go away by themselves.
import { byId } from "./dom.mjs";

let timer;

export function notify(text) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => notice.classList.remove("shown"), 5000);
}

/** @param {string} what the text is, to say so */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    notify(`${what} is copied.`);
  } catch {
    notify(`${what} could not be copied: this browser does not let the page.`);
  }
}
