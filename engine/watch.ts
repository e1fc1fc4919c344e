/** Is told of everything that leaves the engine: results, answers, what was thrown, and log lines. */
export type Watcher = (what: string, value: unknown) => void;

let watcher: Watcher | undefined;

/** Who is told, in this process, from now on. */
export function watchWith(next: Watcher): void {
	watcher = next;
}

export const tell: Watcher = (what, value) => watcher?.(what, value);

/** The outcome of a call of the engine, which the watcher is told of, be it an answer or an error. */
export async function watched<Answer>(
	what: string,
	ask: () => Promise<Answer>,
	shown: (answer: Answer) => unknown = (answer) => answer,
): Promise<Answer> {
	try {
		const answer = await ask();
		tell(what, shown(answer));
		return answer;
	} catch (caught) {
		tell(`${what}, thrown`, caught);
		throw caught;
	}
}
