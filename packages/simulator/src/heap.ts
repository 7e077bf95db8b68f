/** Keys of the items of heaps, and where in its heap each item stands. An item is in one heap at a time. */
export interface HeapStore {
  keys: Float64Array;
  positions: Int32Array;
}

/** Items in the order of their keys: a binary heap from which any item can be taken. */
export class Heap {
  readonly #store: HeapStore;
  #items = new Int32Array(16);
  size = 0;

  constructor(store: HeapStore) {
    this.#store = store;
  }

  /** The item with the lowest key; only while `size` is above 0. */
  top(): number {
    return this.#items[0] as number;
  }

  /** The lowest key; Infinity where nothing is held. */
  topKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#store.keys[this.#items[0] as number] as number);
  }

  push(item: number, key: number): void {
    if (this.size === this.#items.length) {
      const items = new Int32Array(2 * this.size);
      items.set(this.#items);
      this.#items = items;
    }
    this.#store.keys[item] = key;
    this.size += 1;
    this.#rise(item, key, this.size - 1);
  }

  /** Moves an item that is held to where its new key belongs. */
  change(item: number, key: number): void {
    const position = this.#store.positions[item] as number;
    const before = this.#store.keys[item] as number;
    this.#store.keys[item] = key;
    if (key < before) this.#rise(item, key, position);
    else this.#sink(item, key, position);
  }

  remove(item: number): void {
    const position = this.#store.positions[item] as number;
    this.size -= 1;
    if (position === this.size) return;
    const last = this.#items[this.size] as number;
    const key = this.#store.keys[last] as number;
    this.#rise(last, key, position);
    this.#sink(last, key, this.#store.positions[last] as number);
  }

  #rise(item: number, key: number, from: number): void {
    const { keys, positions } = this.#store;
    const items = this.#items;
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = items[parent] as number;
      if ((keys[above] as number) <= key) break;
      items[position] = above;
      positions[above] = position;
      position = parent;
    }
    items[position] = item;
    positions[item] = position;
  }

  #sink(item: number, key: number, from: number): void {
    const { keys, positions } = this.#store;
    const items = this.#items;
    let position = from;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= this.size) break;
      if (
        child + 1 < this.size &&
        (keys[items[child + 1] as number] as number) < (keys[items[child] as number] as number)
      )
        child += 1;
      const below = items[child] as number;
      if ((keys[below] as number) >= key) break;
      items[position] = below;
      positions[below] = position;
      position = child;
    }
    items[position] = item;
    positions[item] = position;
  }
}
