declare const brand: unique symbol;

/** A `T` that only the function owning the brand `B` can make; costs nothing at run time. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };
