/** Share of a GPU's memory that requests may take, in the availability simulation. */
export const memoryUtilization = 0.9;

/** The simulation's compute units in one TFLOPS. */
export const computeFactor = 10;

/** GPUs in stock for each card of an availability: the simulation raises the paper's tens of cards to its own scale. */
export const stockFactor = 150;

/** Requests held at once in the three scales of the experiment. */
export const requestScales: readonly number[] = [1000, 3000, 5000];
