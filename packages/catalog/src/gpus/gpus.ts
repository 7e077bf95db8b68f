import { amd } from './amd.ts';
import { aws } from './aws.ts';
import { google } from './google.ts';
import type { Gpu } from './gpu.ts';
import { intel } from './intel.ts';
import { nvidiaAda } from './nvidia-ada.ts';
import { nvidiaAmpere } from './nvidia-ampere.ts';
import { nvidiaBeforeAmpere } from './nvidia-before-ampere.ts';
import { nvidiaBlackwell } from './nvidia-blackwell.ts';
import { nvidiaHopper } from './nvidia-hopper.ts';

/** The accelerators that can be planned with: 42 of them, each with its source and what of it is not verified. */
export const gpus: readonly Gpu[] = [
  ...nvidiaBeforeAmpere,
  ...nvidiaAmpere,
  ...nvidiaAda,
  ...nvidiaHopper,
  ...nvidiaBlackwell,
  ...amd,
  ...intel,
  ...google,
  ...aws,
].map((fact) => ({ ...fact, verified: fact.unverified.length === 0 }));
