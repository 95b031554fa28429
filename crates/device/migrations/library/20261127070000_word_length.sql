-- The nearest spelling is looked up among the words one slip away, no longer among all of about that length.
DROP INDEX word_length;

ALTER TABLE word DROP COLUMN length;
