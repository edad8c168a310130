import { writeback } from "orderwire";

const body = `{"data": {
  "line_items": [{"corr": "é", "quantity": "3", "unit_price": "33.33"}],
  "order_info": {"shipping_amt": "5", "discount_amt": "10.00", "tax_amt": "0"},
  "order": {"grand_total": "94.99"}}}`;
const facts = { currency: "USD", tax_amt: "4.55", line_items: [{ corr: "é", refnum: "A-1" }] };

export const lines = [writeback(body, facts).response_json];
