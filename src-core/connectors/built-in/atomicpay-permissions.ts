// The permissions that an AtomicPay key can have (docs.atomicpay.com.br, "API authentication").
// Plain data; `*`, which is all of them, is left out so that nobody asks for it by habit.

/** Permissions by their names, those that only read first. */
export const atomicPayPermissions = [
  'purchases.read',
  'customers.read',
  'products.read',
  'subscriptions.read',
  'cards.read',
  'subscriptions.write',
  'charges.write',
  'customers.write',
  'cards.write',
]
