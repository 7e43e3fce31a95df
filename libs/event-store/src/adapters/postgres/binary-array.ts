/** Of the type `bytea` in every PostgreSQL. */
const BYTEA_OID = 17;

/**
 * Byte strings as PostgreSQL sends and receives a `bytea[]` in its binary format, which is how the
 * driver passes a buffer on. As text each byte would take two, and both sides would convert them.
 *
 * Header: dimensions, whether there are nulls, type of the elements, length, first index; then the
 * elements, each after its length; all numbers 32 bits, big-endian.
 */
export function byteaArray(elements: readonly Uint8Array[]): Buffer {
  const header = 20;
  const size = elements.reduce((sum, element) => sum + 4 + element.length, header);
  const array = Buffer.allocUnsafe(size);
  for (const [i, word] of [1, 0, BYTEA_OID, elements.length, 1].entries()) {
    array.writeInt32BE(word, i * 4);
  }
  let at = header;
  for (const element of elements) {
    at = array.writeInt32BE(element.length, at);
    array.set(element, at);
    at += element.length;
  }
  return array;
}
