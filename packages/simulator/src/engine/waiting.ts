/** Requests that wait, first come first: a ring to which one can be put back in front. */
export class Waiting {
  #items = new Int32Array(16);
  #first = 0;
  size = 0;

  /** The one that is next; only while `size` is above 0. */
  first(): number {
    return this.#items[this.#first] as number;
  }

  push(item: number): void {
    this.#makeRoom();
    this.#items[(this.#first + this.size) & (this.#items.length - 1)] = item;
    this.size += 1;
  }

  pushFront(item: number): void {
    this.#makeRoom();
    this.#first = (this.#first - 1) & (this.#items.length - 1);
    this.#items[this.#first] = item;
    this.size += 1;
  }

  shift(): number {
    const item = this.first();
    this.#first = (this.#first + 1) & (this.#items.length - 1);
    this.size -= 1;
    return item;
  }

  #makeRoom(): void {
    const { length } = this.#items;
    if (this.size < length) return;
    const items = new Int32Array(2 * length);
    for (let at = 0; at < length; at += 1) items[at] = this.#items[(this.#first + at) & (length - 1)] as number;
    this.#items = items;
    this.#first = 0;
  }
}
