/**
 * Time of a kernel that both computes and reads: the longer of the two where one dominates, more where they are alike. The
 * exponent 3 was fitted to matrix kernels (see `efficiency-table`).
 */
export function roofline(computing: number, reading: number): number {
  return Math.cbrt(computing * computing * computing + reading * reading * reading);
}
