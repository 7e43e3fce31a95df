/**
 * What `open` gives. Its error says with what it has to do (a setting, an option), which the driver
 * does not know, and repeats no address.
 *
 * @throws Error with one sentence for the operator
 */
export async function opening<T>(what: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    throw new Error(`${what} cannot be opened: ${message || (code ?? "no answer")}`, {
      cause: error,
    });
  }
}
