import { redact, withoutSecrets } from './redact';

/** The field a refusal is about. */
export interface RefusedField {
	/** Zoho's API name of the field (`Last_Name`, `cf_room_type`) or the key of the form's field. */
	apiName: string;
	/** What the form calls it. */
	label?: string;
}

/** Everything a workflow, or an agent, needs to mend its input and try again. */
export interface ZohoErrorFacts {
	/** Zoho's own code (`INVALID_DATA`), or ours in the same style where Zoho was not asked (`INVALID_INPUT`). */
	code: string;
	/** What happened, in the words of the form. */
	message: string;
	/** How to go on. */
	description?: string;
	httpStatus?: number;
	field?: RefusedField;
	/** Values Zoho would take. */
	allowedValues?: string[];
	/** The valid name nearest to the one that was given. */
	nearestName?: string;
	/** Id of the record that is there already. */
	duplicateId?: string;
	/** Whether the same call can succeed later without a change. */
	retryable?: boolean;
	/** Whether Zoho may have carried the call out all the same, so that "nothing was written" cannot be said. */
	perhapsWritten?: boolean;
	/** Scopes the operation needs, any one of them. */
	scopes?: readonly string[];
	/** Zoho's details as they came, without secrets. */
	details?: unknown;
}

/**
 * A refusal, explained. The only kind of error the nodes raise on purpose. Whatever it is made of, tokens and
 * client secrets are taken out here, so none can reach a log or an output by way of an error.
 */
export class ZohoError extends Error implements ZohoErrorFacts {
	override readonly name = 'ZohoError';
	readonly code: string;
	readonly description?: string;
	readonly httpStatus?: number;
	readonly field?: RefusedField;
	readonly allowedValues?: string[];
	readonly nearestName?: string;
	readonly duplicateId?: string;
	readonly retryable: boolean;
	readonly perhapsWritten: boolean;
	readonly scopes?: readonly string[];
	readonly details?: unknown;

	constructor(facts: ZohoErrorFacts) {
		super(redact(facts.message));
		this.code = facts.code;
		this.description = facts.description === undefined ? undefined : redact(facts.description);
		this.httpStatus = facts.httpStatus;
		this.field = facts.field;
		this.allowedValues = facts.allowedValues;
		this.nearestName = facts.nearestName;
		this.duplicateId = facts.duplicateId;
		this.retryable = facts.retryable ?? false;
		this.perhapsWritten = facts.perhapsWritten ?? false;
		this.scopes = facts.scopes;
		this.details = withoutSecrets(facts.details);
	}
}
