import type { SaidSignature } from '../domain/signature-header.ts';

/**
 * Tells those who know the replies' secret from others, in a time that says nothing of it. Each
 * throws where the secret cannot be had: then nothing is known of the caller.
 */
export interface Callers {
  /** @param body the bytes as they came */
  isSigned(signature: SaidSignature, body: Uint8Array): Promise<boolean>;
  /** @param written what stands in the place of the secret */
  isSecret(written: string): Promise<boolean>;
}
