/** What an invocation comes to, in the words of Lambda's error documents. */
export type InvocationResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

export const failed = (
  errorType: string,
  errorMessage: string,
): Extract<InvocationResult, { ok: false }> => ({
  ok: false,
  errorType,
  errorMessage,
});
