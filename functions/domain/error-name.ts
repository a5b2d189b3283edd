/** The name alone: an SDK's message may quote the request, and with it a phone number. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
