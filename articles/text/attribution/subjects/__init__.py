"""Find whose words a cue reports: the subject before it, behind it, or shared with another verb."""
