// Nothing to export yet: the module exists so that its wall against entitlement is tested from day one.
export {};
