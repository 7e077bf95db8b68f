/** A label that fits: line breaks become spaces, and what is too long ends in an ellipsis. */
export function shorten(label: string, longest = 32): string {
  const characters = [...label.replace(/\s+/g, ' ')];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
