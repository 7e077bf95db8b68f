import type { Picture } from '@fleetmix/experiments';
export async function pictureImage(_: Picture): Promise<Uint8Array> { return new Uint8Array(); }
