// ---- lists

/**
 * The elements of a list of a parsed payload, without `null`. Systems send `null`, `[null]` and `{}`
 * for an empty list, and one object in place of a list of one; all of them come out as an array.
 *
 * @example
 * const kind = "retailops.order_writeback.request";
 * const order = parse(kind, '{"data": {"line_items": [null, {"sku": "7"}]}}');
 * listOf(order.data?.line_items).map((line) => line.sku); // ["7"]
 */
export declare function listOf<L>(list: L): ElementOf<L>[];

/** What is in a list, or stands in its place. */
export type ElementOf<L> = L extends readonly (infer T)[]
  ? NonNullable<T>
  : L extends
        { readonly [member: string]: undefined } | string | number | boolean | null | undefined
    ? never
    : L;
