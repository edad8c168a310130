// A payload out of a file: dropped anywhere on the page, or chosen.
import { byId } from "./dom.mjs";

/** More than an editor is good for. */
const LARGEST = 32 << 20;

/**
 * @param {(text: string, name: string) => void} open
 * @param {(message: string) => void} refuse says why a file was not opened
 */
export function takesFiles(open, refuse) {
  const take = async (file) => {
    if (!file) return;
    if (file.size > LARGEST)
      return refuse(
        `${file.name} has more than 32 MB; use the command line or the packages for it`,
      );
    try {
      // Bytes that are not UTF-8 would be replaced silently.
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      open(decoder.decode(await file.arrayBuffer()), file.name);
    } catch {
      refuse(`${file.name} is not UTF-8 text, so it was not opened`);
    }
  };
  const input = byId("file");
  byId("open").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    await take(input.files[0]);
    input.value = "";
  });
  // Capture, or the editor takes the file first.
  const on = (name, does) => addEventListener(name, does, { capture: true });
  const curtain = byId("drop");
  let inside = 0;
  const files = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  on("dragenter", (event) => {
    if (files(event)) curtain.hidden = ++inside === 0;
  });
  on("dragleave", (event) => {
    if (files(event)) curtain.hidden = --inside <= 0;
  });
  on("dragover", (event) => {
    if (files(event)) event.preventDefault();
  });
  on("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    event.stopPropagation();
    inside = 0;
    curtain.hidden = true;
    take(event.dataTransfer.files[0]);
  });
}
