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
  /** What receipts say: it reached its phone; or it did not, and why. */
  | 'Delivered'
  | 'Undelivered'
  /** As the carrier bills them, and by how many that differs from what we count. */
  | 'PartsBilled'
  | 'PartsMiscounted'
  | 'SpentFen'
  /** A receipt of which no text of this stage is known; or a line that is none. */
  | 'Unjoined'
  | 'Unreadable'
  /** A fact, written down; or one from which nothing is learned. */
  | 'Learned'
  | 'Ignored'
  /** A text that somebody sent us; or a carrier's call that was turned away, and why. */
  | 'Inbound'
  | 'Refused'
  /** A reply, worked off, and what was done about it; or not answered, because of the day's cap. */
  | 'Replied'
  | 'Unanswered';
