/** What is counted of a lane; each with a reason or none. */
export type MetricName =
  | 'Sent'
  /** As we count what a carrier bills. */
  | 'PartsSent'
  | 'Suppressed'
  /** Until later, and why. */
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
  /** The carrier halved the rate. */
  | 'Slowed'
  /** The lane stands still until an operator sets it going. */
  | 'Halted'
  /** What the carrier's answer means for all others was not written down. */
  | 'Unheeded'
  /** Slots of the pace that came too late to be used. */
  | 'SlotsLapsed'
  /** Batches of a lane that goes on over the budget of its day. */
  | 'OverBudget'
  /** A fact, written down; or one from which nothing is learned. */
  | 'Learned'
  | 'Ignored';
