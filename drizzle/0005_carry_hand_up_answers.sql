INSERT INTO `hand_up_word` (`hand_up_seq`, `state`, `at`, `by`) SELECT `hand_up_seq`, `state`, `at`, `by` FROM `hand_up_answer` ORDER BY `at`, `hand_up_seq`;
