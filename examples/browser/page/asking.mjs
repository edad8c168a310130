// Questions to the worker. Of each kind only the newest counts: while one is on its way the next
// waits, and one that is overtaken while it waits is never sent.

export class Asking {
  #worker;
  #sent = new Map();
  #busy = new Set();
  #waiting = new Map();
  #count = 0;

  /** @param {(progress: object) => void} onProgress hears of long work */
  constructor(onProgress) {
    this.#worker = new Worker("worker.js", { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => {
      if (data.progress) return onProgress(data.progress);
      this.#sent.get(data.id)?.(data);
      this.#sent.delete(data.id);
    });
    this.#worker.addEventListener("error", (event) => {
      for (const settle of this.#sent.values())
        settle({
          error: { code: "internal", message: event.message || "the worker did not start" },
        });
      this.#sent.clear();
    });
  }

  /**
   * @returns {Promise<any>} undefined where a newer question of this kind took its place
   * @throws {{ code: string, message: string }} as the package throws
   */
  async ask(task, given = {}) {
    if (this.#busy.has(task)) {
      this.#waiting.get(task)?.(false);
      const turn = await new Promise((resolve) => this.#waiting.set(task, resolve));
      if (!turn) return undefined;
    }
    this.#busy.add(task);
    const { result, error } = await new Promise((settle) => {
      const id = ++this.#count;
      this.#sent.set(id, settle);
      this.#worker.postMessage({ ...given, id, task });
    });
    const next = this.#waiting.get(task);
    this.#waiting.delete(task);
    this.#busy.delete(task);
    next?.(true);
    if (error) throw error;
    return next ? undefined : result;
  }
}
