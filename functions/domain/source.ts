/** Whose events are told: the `Source` of everything that the platform puts on the bus. */
export const PLATFORM = 'consignment.platform';

/** The `Source` under which dingdong itself speaks on the bus. */
export const DINGDONG = 'dingdong';
