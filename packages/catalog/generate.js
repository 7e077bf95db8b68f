// Writes the grid files from the published facts. Run it through `pnpm --filter @fleetmix/catalog generate`.
import { writeFile } from 'node:fs/promises';
import { availabilityGrid } from './dist/availability-grid.js';
import { availabilityText } from './dist/availability-text.js';

await writeFile(new URL('./grids/availability.yaml', import.meta.url), availabilityText(availabilityGrid()));
