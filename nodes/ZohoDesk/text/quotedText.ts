/** `On 1 Jun 2026 at 10:00, Ada <ada@example.com> wrote:` and the like, by which mail programs begin a quote. */
const ATTRIBUTION =
	/^[-–—\s]*(?:On|Am|Le|El|Il|Op|Em|Den|W dniu)\s.*\d.*\s(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał(?:\(a\))?)(?!\p{L}).*[:：-]\s*$/iu;
/** Where no `>` tells that a quote follows, the line must name an address or a time of day, as prose seldom does. */
const SURELY = /\S@\S|\d{1,2}[:.h]\d{2}/;
const LONGEST_ATTRIBUTION = 300;

const ORIGINAL =
	/^\s*-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|Messaggio originale|Oorspronkelijk bericht|Mensagem original|Oprindelig meddelelse|Ursprungligt meddelande)\s*-{2,}\s*$/i;
const FORWARD =
	/^(?:-{2,}\s*)?(?:Forwarded message|Begin forwarded message|Weitergeleitete Nachricht|Anfang der weitergeleiteten Nachricht|Message transféré|Début du message transféré|Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht|Mensagem encaminhada)\s*(?:-{2,}|:)/i;

const FROM = /^\*?(?:From|Von|De|Da|Van|Från|Fra|Od)\s?:\*?\s?\S/i;
const OTHER_HEADER =
	/^\*?(?:Sent|Date|To|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Enviada|Fecha|Para|Asunto|Assunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|Sendt|Til|Emne|Wysłano|Do|Temat)\s?:\*?(?:\s|$)/i;

/** Whether a line begins a mail that is forwarded: that one is what the writer wants to be read. */
export const isForwardMark = (line: string): boolean => FORWARD.test(line.trim());

/**
 * The text without the mails it quotes: behind `>` below a line that names the writer, below such a line without `>`,
 * or below the header that Outlook puts before a quoted mail. Answers between quoted lines, and forwarded mails, stay.
 */
export function cutQuotedText(text: string): string {
	const lines = text.split('\n');
	const kept: string[] = [];
	let quotes = false;
	for (let index = 0; index < lines.length; index += 1) {
		const line = lines[index] ?? '';
		if (isForwardMark(line)) {
			kept.push(...lines.slice(index));
			break;
		}
		if (ORIGINAL.test(line) || isMailHeader(lines, index)) break;
		const attribution = attributionAt(lines, index);
		if (attribution?.endsMail) break;
		if (attribution) {
			quotes = true;
			index += attribution.lines - 1;
		} else if (!quotes || !line.startsWith('>')) kept.push(line);
	}
	if (kept.length < lines.length) {
		while (isDivider(kept[kept.length - 1])) kept.pop();
	}
	return kept.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** An empty line or a rule, such as stands between an answer and what it quotes. */
const isDivider = (line: string | undefined): boolean => line !== undefined && /^[\s_-]*$/.test(line);

/** A line that begins a quote, broken over up to three; and whether what follows is quoted to the end of the mail. */
function attributionAt(lines: string[], index: number): { lines: number; endsMail: boolean } | undefined {
	for (let count = 1; count <= 3; count += 1) {
		const parts = lines.slice(index, index + count);
		if (parts.some((part) => part.trim() === '' || part.startsWith('>'))) return undefined;
		const line = parts.join(' ');
		if (line.length > LONGEST_ATTRIBUTION) return undefined;
		const isQuoted = below(lines, index + count, 1)[0]?.startsWith('>') === true;
		if (ATTRIBUTION.test(line) && (isQuoted || SURELY.test(line))) {
			return { lines: count, endsMail: !isQuoted };
		}
		// In a language not listed above: a name with an address or a time, a colon, and `>` below.
		if (isQuoted && SURELY.test(line) && /[:：]\s*$/.test(line)) return { lines: count, endsMail: false };
	}
	return undefined;
}

/** `From:` with two or more of `Sent:`, `To:` and `Subject:` in the lines below. */
function isMailHeader(lines: string[], index: number): boolean {
	if (!FROM.test(lines[index] ?? '')) return false;
	return below(lines, index + 1, 5).filter((line) => OTHER_HEADER.test(line)).length >= 2;
}

/** The next lines that are not empty. */
function below(lines: string[], from: number, count: number): string[] {
	const found: string[] = [];
	for (let index = from; index < lines.length && found.length < count; index += 1) {
		if (lines[index]?.trim()) found.push(lines[index] ?? '');
	}
	return found;
}
