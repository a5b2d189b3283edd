/** What dingdong says on the bus: the `detail-type` of its events. */
export type Announced =
  | 'NotificationSent'
  | 'NotificationSuppressed'
  | 'NotificationFailed'
  | Replied;

/** What somebody replied, for the platform to act on. */
type Replied =
  | 'PriceConfirmationReplied'
  | 'ExtensionRequested'
  | 'StatusRequested'
  | 'MarketingOptedOut'
  | 'MarketingOptedIn';
