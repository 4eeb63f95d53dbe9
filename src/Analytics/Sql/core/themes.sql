-- Themes
-- definition: The themes of the taxonomy that the comments were read by, in its order, with their labels.
-- grain:      theme
-- materialized: view
select position, name as theme, es as label_es, en as label_en
from raw.themes
