import { createHmac } from 'node:crypto';

/**
 * HMAC-SHA256 of the phone in hex. Keyed, so that whoever reads the table cannot find a number by
 * hashing all of them, and an erased person's refusal still binds without their number being kept.
 */
export const partitionKey = (phone: string, secret: string): string =>
  createHmac('sha256', secret).update(phone).digest('hex');
