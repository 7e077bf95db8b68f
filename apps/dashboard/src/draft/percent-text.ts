/** A share in percent, without the noise of binary fractions. */
export function percentText(share: number | undefined): string {
  return share === undefined ? '' : String(Number((share * 100).toPrecision(12)));
}
