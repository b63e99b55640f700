/**
 * Runs at most `limit` at once and keeps the order of the inputs. The first failure stops everything under way
 * and is thrown only after all has come to rest, so that no request outlives the call.
 */
export async function runConcurrently<I, O>(
  input: {
    inputs: readonly I[];
    limit: number;
    run: (value: I, signal: AbortSignal) => Promise<O>;
  },
  signal?: AbortSignal,
): Promise<O[]> {
  const { inputs, limit, run } = input;
  const stop = new AbortController();
  const stopOrCancel = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const queue = inputs.entries();
  const outputs: O[] = new Array(inputs.length);
  const failures: unknown[] = [];

  // All workers take from the one iterator, so each input is run once.
  async function work(): Promise<void> {
    for (const [index, value] of queue) {
      try {
        outputs[index] = await run(value, stopOrCancel);
      } catch (error) {
        failures.push(error);
        stop.abort();
      }
      if (failures.length > 0) return;
    }
  }

  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, work));
  if (failures.length > 0) throw failures[0];
  return outputs;
}
