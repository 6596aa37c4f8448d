-- The mail server took the mail and somebody's server returned it later; an address that is refused at once is undeliverable without this.
ALTER TABLE notice ADD COLUMN bounced boolean NOT NULL DEFAULT false;

ALTER TABLE notice ADD CONSTRAINT what_bounced_is_undeliverable CHECK (NOT bounced OR state = 'undeliverable');
