import type { JsonObject } from '../http/message.ts'

/** The lists of the real API. */
export const recordKinds = ['products', 'purchases', 'customers', 'subscriptions'] as const
export type RecordKind = (typeof recordKinds)[number]

/** One record of the sample business; all but customers belong to a product. */
export type SampleRecord = { readonly id: string; readonly product: string | null } & JsonObject

/** Sample data: nobody's purchases. */
export const sampleRecords: Readonly<Record<RecordKind, readonly SampleRecord[]>> = {
  products: [
    { id: 'prod_course', product: 'prod_course', name: 'Sample course' },
    { id: 'prod_club', product: 'prod_club', name: 'Sample club' },
  ],
  purchases: [
    { id: 'pur_1', product: 'prod_course', amount: 9700, status: 'approved' },
    { id: 'pur_2', product: 'prod_club', amount: 2900, status: 'approved' },
    { id: 'pur_3', product: 'prod_club', amount: 2900, status: 'declined' },
  ],
  customers: [
    { id: 'cus_1', product: null, email: 'one@example.com' },
    { id: 'cus_2', product: null, email: 'two@example.com' },
  ],
  subscriptions: [
    { id: 'sub_1', product: 'prod_club', customer: 'cus_1' },
    { id: 'sub_2', product: 'prod_course', customer: 'cus_2' },
  ],
}
