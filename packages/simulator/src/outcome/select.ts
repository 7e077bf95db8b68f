/**
 * Puts the value that would stand at position `wanted` of the sorted numbers there, lower ones before it and higher ones
 * behind it, and gives it. Looks at positions from `first` on only. Takes time in proportion to their number (Hoare's
 * quickselect, the pivot the median of three).
 */
export function select(values: Float32Array, wanted: number, first = 0): number {
  let [low, high] = [first, values.length - 1];
  while (low < high) {
    const pivot = medianOfThree(values, low, high);
    let [left, right] = [low - 1, high + 1];
    for (;;) {
      do left += 1;
      while ((values[left] as number) < pivot);
      do right -= 1;
      while ((values[right] as number) > pivot);
      if (left >= right) break;
      swap(values, left, right);
    }
    if (wanted <= right) high = right;
    else low = right + 1;
  }
  return values[wanted] as number;
}

/** Moves the median of first, middle and last to the first place, where Hoare's partition needs it, and gives it. */
function medianOfThree(values: Float32Array, low: number, high: number): number {
  const middle = (low + high) >> 1;
  if ((values[middle] as number) < (values[low] as number)) swap(values, middle, low);
  if ((values[high] as number) < (values[low] as number)) swap(values, high, low);
  if ((values[high] as number) < (values[middle] as number)) swap(values, high, middle);
  swap(values, low, middle);
  return values[low] as number;
}

function swap(values: Float32Array, one: number, other: number): void {
  const kept = values[one] as number;
  values[one] = values[other] as number;
  values[other] = kept;
}
