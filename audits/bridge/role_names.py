"""The roles that AccessKit knows, by which a declared role that is none can be told without AccessKit."""

from __future__ import annotations

_NAMES = """
    abbr alert alert_dialog application article audio banner blockquote button canvas caption caret
    cell check_box code color_well column_header combo_box comment complementary content_deletion
    content_info content_insertion date_input date_time_input default_button definition
    description_list description_list_detail description_list_term details dialog directory
    disclosure_triangle doc_abstract doc_acknowledgements doc_afterword doc_appendix doc_back_link
    doc_biblio_entry doc_biblio_ref doc_bibliography doc_chapter doc_colophon doc_conclusion
    doc_cover doc_credit doc_credits doc_dedication doc_endnote doc_endnotes doc_epigraph
    doc_epilogue doc_errata doc_example doc_footnote doc_foreword doc_gloss_ref doc_glossary
    doc_index doc_introduction doc_note_ref doc_notice doc_page_break doc_page_footer
    doc_page_header doc_page_list doc_part doc_preface doc_prologue doc_pullquote doc_qna
    doc_subtitle doc_tip doc_toc document editable_combo_box email_input embedded_object emphasis
    feed figure figure_caption footer footer_as_non_landmark form generic_container
    graphics_document graphics_object graphics_symbol grid group header header_as_non_landmark
    heading iframe iframe_presentational image ime_candidate keyboard label layout_table
    layout_table_cell layout_table_row legend line_break link list list_box list_box_option
    list_grid list_item list_marker log main mark marquee math menu menu_bar menu_item
    menu_item_check_box menu_item_radio menu_list_option menu_list_popup meter month_input
    multiline_text_input navigation note number_input pane paragraph password_input
    pdf_actionable_highlight pdf_root phone_number_input plugin_object portal pre progress_indicator
    radio_button radio_group region root_web_area row row_group row_header ruby ruby_annotation
    scroll_bar scroll_view search search_input section slider spin_button splitter status strong
    suggestion svg_root switch tab tab_list tab_panel table term terminal text_input text_run time
    time_input timer title_bar toolbar tooltip tree tree_grid tree_item unknown url_input video
    web_view week_input window
"""
OUR_OWN = frozenset({"toggle_button", "alertdialog"})
"""Names that apps may use besides; they are told as AccessKit's nearest."""
ROLE_NAMES = frozenset(_NAMES.split()) - {"unknown"} | OUR_OWN
"""Every role that can be declared, in snake case as AccessKit 0.7 for Python has it."""
