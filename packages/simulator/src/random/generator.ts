/** Uniform in the open interval (0, 1). */
export type Random = () => number;

/** Mixes a counter into 32 well-spread bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * A generator for a seed: sfc32 (Chris Doty-Humphrey, PractRand), 32 random bits a draw. Different streams of one seed serve
 * different purposes, so that a change in one (another router, say) leaves the others' draws as they were.
 */
export function generator(seed: number, stream = 0): Random {
  let a = mix(seed + 0x9e3779b9);
  let b = mix(Math.imul(stream + 1, 0x6c8e9cf5));
  let c = mix(Math.floor(seed / 2 ** 32) ^ 0x1b873593);
  let counter = 1;
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return ((sum >>> 0) + 0.5) / 2 ** 32;
  };
  for (let round = 0; round < 15; round += 1) draw();
  return draw;
}
