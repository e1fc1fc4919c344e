const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

/** The checksum of ZIP files, of bytes that come piece by piece: `crc32(second, crc32(first))`. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let value = ~before;
	for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
	return ~value >>> 0;
}
