/** How to reach an emulator in another process, with a grant for its CRM. */
export interface Connection {
	urls: { accounts: string; crm: string; crmUpload: string; desk: string };
	clientId: string;
	clientSecret: string;
	refreshToken: string;
	accessToken: string;
	/** Milliseconds since the epoch. */
	expiresAt: number;
}

/** What came of an export. Memory is the process's resident set at its highest, in megabytes. */
export interface Measured {
	rows: number;
	fileBytes: number;
	jobs: number;
	seconds: number;
	/** Before the export: n8n-core and the node loaded. */
	memoryBefore: number;
	memoryPeak: number;
}
