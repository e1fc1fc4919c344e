/** A list in parts of at most `size`, for calls that take no more at a time. */
export const slicesOf = <Member>(list: readonly Member[], size: number): Member[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
		list.slice(part * size, (part + 1) * size),
	);
