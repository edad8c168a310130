import { check } from "orderwire";

const kind = "retailops.order_writeback.request";
const body = `{"data": {
  "line_items": [{"corr": "é", "quantity": "3", "unit_price": "12345678901234567.89"}],
  "order_info": {"shipping_amt": 5, "discount_amt": "10.00", "tax_amt": "0"},
  "order": {"note": "日本 😀", "grand_total": "95"}}}`;

export const lines = check(kind, body).findings.map(
  ({ code, pointer, line, column, message }) => `${code} ${pointer} ${line}:${column} ${message}`,
);
