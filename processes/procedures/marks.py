"""The marks at which a written procedure is drawn from its data, and the outline with which one begins."""

STEPS, PARTS, TIME, FEE = "các bước", "thành phần hồ sơ", "thời gian xử lý", "phí, lệ phí"
BASIS, FORMS = "cơ sở pháp lý", "biểu mẫu"

# The eight sections as offices write them; what is data is a mark already.
OUTLINE = f"""<h2>1. Mục đích</h2><p></p>
<h2>2. Phạm vi</h2><p></p>
<h2>3. Tài liệu viện dẫn</h2><p></p>
<h2>4. Định nghĩa, chữ viết tắt</h2><p></p>
<h2>5. Nội dung</h2>
<h3>5.1. Cơ sở pháp lý</h3><p>[{BASIS}]</p>
<h3>5.2. Thành phần hồ sơ</h3><p>[{PARTS}]</p>
<h3>5.3. Số lượng hồ sơ</h3><p>01 bộ.</p>
<h3>5.4. Thời gian xử lý</h3><p>[{TIME}]</p>
<h3>5.5. Nơi tiếp nhận và trả kết quả</h3><p></p>
<h3>5.6. Phí, lệ phí</h3><p>[{FEE}]</p>
<h3>5.7. Yêu cầu, điều kiện</h3><p></p>
<h3>5.8. Quy trình xử lý công việc</h3><p>[{STEPS}]</p>
<h2>6. Biểu mẫu</h2><p>[{FORMS}]</p>
<h2>7. Hồ sơ lưu</h2><p></p>
<h2>8. Phụ lục</h2><p></p>"""


def outline(purpose):
    """The outline with its purpose filled in, as HTML."""
    return OUTLINE.replace("<p></p>", f"<p>{purpose}</p>", 1)
