const minutes = (milliseconds: number) => {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60
		? `${seconds} s`
		: `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
};

/**
 * Says what is going on, and for how long already, until the work is done. In a terminal the line counts on the spot;
 * elsewhere one line is written every half minute.
 */
export async function withProgress<Result>(saying: string, work: () => Promise<Result>): Promise<Result> {
	const terminal = process.stdout.isTTY;
	const begin = Date.now();
	const line = () => `${saying} … ${minutes(Date.now() - begin)}`;
	const show = () => process.stdout.write(terminal ? `\r${line()}` : `${line()}\n`);
	show();
	const timer = setInterval(show, terminal ? 1000 : 30_000);
	try {
		const result = await work();
		process.stdout.write(`${terminal ? '\r' : ''}${line()}, done\n`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
