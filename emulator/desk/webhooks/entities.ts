import type { Time } from '../records';
import type { Shown } from '../shown';
import type { EventName } from './events';

/** How one event is subscribed to; null where nothing narrows it down. */
export interface Subscription {
	departmentIds?: string[];
	/** API names; the event happens when one of them changes. */
	fields?: string[];
	direction?: 'in' | 'out';
	includePrevState?: boolean;
}

export interface Webhook {
	id: string;
	orgId: string;
	name: string | null;
	description: string | null;
	url: string;
	subscriptions: Partial<Record<EventName, Subscription | null>>;
	includeEventsFrom: string[];
	ignoreSourceId: string | null;
	isEnabled: boolean;
	createdBy: string;
	createdTime: Time;
	modifiedTime: Time;
	/** Deliveries in a row that were not answered with 200 in time. */
	failures: number;
}

/** Something that happened, as whoever changes a record tells it. */
export interface Happened {
	orgId: string;
	/** The record as it is now. */
	payload: Shown;
	/** The record as it was; of updates only. */
	prevState?: Shown;
	/** Fields that changed; custom ones by their API name. */
	changed?: readonly string[];
	departmentId?: string | null;
	direction?: 'in' | 'out';
}

/** One entry of a delivery's list. */
export interface DeliveredEvent {
	payload: Shown;
	prevState?: Shown;
	/** Milliseconds since the epoch, as text. */
	eventTime: string;
	eventType: EventName;
	orgId: string;
}

/** What was sent to a webhook's URL, and what came of it. */
export interface Delivery {
	webhookId: string;
	events: DeliveredEvent[];
	/** The `X-ZDesk-JWT` it carried. */
	jwt: string;
	/** Status of the answer; undefined where none came in time. */
	status?: number;
}
