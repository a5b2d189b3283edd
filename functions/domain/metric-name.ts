/** What is counted of a lane; each with a reason or none. */
export type MetricName =
  | 'Sent'
  | 'Suppressed'
  /** Until its recipient's hours open, or their quota has room. */
  | 'Deferred'
  /** Told outside its recipient's hours, and why. */
  | 'OutOfHours'
  | 'Duplicate'
  | 'DeadLettered'
  | 'Returned'
  | 'Unsettled'
  | 'Unannounced'
  | 'Unreleased'
  | 'Unremembered'
  /** A fact, written down; or one from which nothing is learned. */
  | 'Learned'
  | 'Ignored';
