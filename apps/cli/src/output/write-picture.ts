import type { Picture } from '@fleetmix/charts';
import { imageKind } from './outputs.ts';
import { writeWhole } from './write-whole.ts';

/** Writes a picture as the kind of image that the file's name asks for. Loads the canvas only here. */
export async function writePicture(path: string, picture: Picture): Promise<void> {
  const { renderPng, renderSvg } = await import('@fleetmix/charts/node');
  await writeWhole(path, imageKind(path) === 'png' ? await renderPng(picture) : renderSvg(picture));
}
