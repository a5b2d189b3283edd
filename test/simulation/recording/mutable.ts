/** As whoever writes it down sees it: what a history shows is filled in as it happens. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
